// npm run data:sums: writes the checksums of the tables, the rules and the decision model anew, after one was changed by hand.
import { dataFolder, recordTables } from "./checksums.mjs";

recordTables(dataFolder());
