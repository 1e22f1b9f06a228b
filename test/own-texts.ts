/**
 * Texts written for the tests, in the manner of what is scanned: minutes, a letter, a report, a tale. Misspelt copies of
 * them are made by {@link misread}; they have no errors themselves.
 */
export const OWN_TEXTS: Readonly<Record<string, string>> = {
  minutes: `The committee met on Monday morning in the small room above the market. Mr. Hammond, who had been a member for
many years, remembered the time when there was no money for lamps and the members came home in the dark. He moved that the
same amount be given to the library as in the summer, and that some of the old volumes be mended. The motion was carried
by a majority of seven.

The treasurer made his statement. From the month of March to the month of September the income from members had come to
more than four hundred pounds, a number which no one had imagined. The chairman remarked that the members might now
demand almost anything. It was determined to name a commission of three men to examine the matter, and the meeting came
to an end at half past nine.

In the meantime a complaint had come from the schoolmaster, whose windows meet the yard of the museum. He maintained
that the machine made so much noise that his scholars could not remember their grammar. The committee promised to mention
it to the manager of the museum at some convenient moment.`,

  letter: `My dear Emma,

I must thank you once more for the handsome gift, which came on Tuesday by the mail. The children have not been so happy
since their mother took them to the mountains. Tom has been reading it aloud every evening by the fire, and little Anne
listens with her mouth open until it is time for bed.

We have had much rain this week, and the stream behind the mill has risen above the bridge. The farmer from the next
village lost some sheep, but he says that they are only swimming and will come home when they are hungry. I do not
think so, and neither does his wife.

Please give my compliments to your aunt, and tell her that I have not forgotten the promise that I made to her at
Christmas.

Your affectionate friend,
Margaret`,

  report: `The survey of the harbour was completed in the second week of November. Nearly all of the timber in the northern
wall is rotten, and it is the opinion of the engineers that the whole of the upper part must be replaced before the
winter storms. The lower courses, which were laid about sixty years ago, are of a much better stone and may be expected
to remain for many more years.

The depth of the water at the entrance has diminished by nearly two feet since the last measurement. The sand that the
river brings down is no longer carried out by the tide, because the new breakwater turns the current towards the land.
Unless something is done about it, larger vessels will soon be unable to enter the harbour at all except at the highest
tides.

The cost of the repairs has been put at twelve thousand pounds. A third of this sum might be raised among the merchants
of the town, whose trade depends upon the harbour; for the remainder the government would have to be asked.`,

  tale: `There was once an old clockmaker who lived alone at the top of a tower. Every evening he climbed the two hundred
steps with a lamp in one hand and a loaf of bread in the other, and every morning he came down again to buy another loaf.
He had no friends but the birds, and they could not tell him what time it was.

One night a stranger knocked upon his door. It was a woman with white hair, who carried a box under her arm. She put the
box upon the table and asked him to open it. Inside there was a watch, so small that a mouse could have worn it, and it
had stopped at a quarter to three.

"Can you mend it?" she asked. The old man looked at it through his glass for a long while. Then he shook his head. "There
is nothing wrong with it," he said. "It has only been waiting for someone to ask what time it is."`,
};

/** A text as a scanner with these habits reads it: of the places where `printed` stands in a word, the share `rate`. */
export function misread(
  text: string,
  habits: readonly (readonly [printed: string, scanned: string, rate: number])[],
): string {
  let scan = text;
  for (const [printed, scanned, rate] of habits) {
    // Spread evenly, so that the same places are hit on every run.
    let due = 0;
    scan = scan.replaceAll(printed, (match) => {
      due += rate;
      if (due < 1) return match;
      due -= 1;
      return scanned;
    });
  }
  return scan;
}
