/**
 * A trigram model with back-off, compiled. Word ids are ranks by unigram frequency; id 0 is the sentence's start. All
 * values are costs, −ln P, in nats, 8-bit codes of 256-entry tables; a back-off's cost may be negative.
 *
 * V words, B bigrams, F bigrams that begin trigrams ("followed"), T trigrams:
 *
 * | section | elements | holds |
 * | --- | --- | --- |
 * | `counts` | u32 × 4 | V, B, T, id of the sentence's end |
 * | `unigram-table` … `trigram-table` | f32 × 256 | costs of the codes, one table a kind of value |
 * | `unigram` | u8 × V | cost of a word without history |
 * | `unigram-backoff` | u8 × V | back-off cost of a history of one word |
 * | `bigram-start` | u32 × (V + 1) | first bigram of a word; the bigrams after it are sorted by id |
 * | `bigram-word` | u16 × B | second word |
 * | `bigram` | u8 × B | cost of the second word after the first |
 * | `followed` | u32 × ⌈B / 32⌉ | one bit a bigram, lowest first: does it begin trigrams? |
 * | `followed-rank` | u32 × ⌈B / 256⌉ | followed bigrams before each block of 256 |
 * | `bigram-backoff` | u8 × F | back-off cost of a history of two words |
 * | `trigram-start` | u32 × (F + 1) | first trigram of a followed bigram; the trigrams are sorted by id |
 * | `trigram-word` | u16 × T | third word |
 * | `trigram` | u8 × T | cost of the third word after the first two |
 * | `words` | u8 | the words by id, UTF-8, joined by line feeds |
 */
export const NGRAM_FILE = { magic: "OCRFIX3G", version: 1, role: "language model" } as const;

/** Ids are u16, and the last stands for "no id" in the lexicon. */
export const LARGEST_VOCABULARY = 65535;
export const SENTENCE_START = "<s>";
export const SENTENCE_END = "</s>";
/** Bigrams in a block of `followed-rank`: eight words of bits. */
export const BLOCK_BITS = 8;
