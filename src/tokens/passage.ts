/** Why a token belongs to a passage that is left alone: the values of what `markPassages` answers. */
export const NO_PASSAGE = 0;
/** Another language. */
export const FOREIGN = 1;
/** Scots and other dialect, and the slang of chats. */
export const DIALECT = 2;
export const CODE = 3;
/** A command line, or a listing of files. */
export const COMMAND = 4;
/** Headers of mail, news and web. */
export const HEADER = 5;
export const TABLE = 6;
export const CHAT = 7;
/** A tag or an entity of markup; not what stands between tags. */
export const MARKUP = 8;
/** What a person wants left alone; no answer of `markPassages`. */
export const SPARED = 9;
