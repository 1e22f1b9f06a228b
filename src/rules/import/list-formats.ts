/** Lists of other programs that can be imported, by the names of `--from`. */
export const LIST_FORMATS = ["codespell", "subtitle-edit", "guiguts", "datamunging"] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];
