// American spellings that a British one may stand for.
const ENDINGS = "(s|d|r|rs|ed|ing|ings|er|ers|able|ably|ful|fully|less|ite|ites|ist|ists|ly|hood|y|'s)?";

/** In shorter words two changes at once lead anywhere: taels, tells. */
const SHORTEST_PAIRED = 8;

/** British left, American right; tried in turn, one at a time, then in pairs. */
const RULES = [
  [/our/, "or"],
  [/is(e|es|ed|er|ers|ing|ings|ingly|able|ation|ations|ational|ement|ements)('s)?$/, "iz$1$2"],
  [/ys(e|es|ed|er|ers|ing)('s)?$/, "yz$1$2"],
  [/re(s|d|'s)?$/, "er$1"],
  [/(t|b|v)ring$/, "$1ering"],
  [/ogue(s|d|'s)?$/, "og$1"],
  [/ll(ed|er|ers|ing|ings|or|ors|ery|ous|ously|ist|ists|able|en)('s)?$/, "l$1$2"],
  [/l(s|'s|ment|ments|ment's|ful|fully|fulness|fulness's)?$/, "ll$1"],
  [/lful/, "llful"],
  [/ae(?!$|l|t$)/, "e"],
  [/oe(?!$|s$|d$|r$)/, "e"],
  [/enc(e|es|eless|e's)$/, "ens$1"],
  [/^practis/, "practic"],
  [/pp(ed|er|ers|ing)('s)?$/, "p$1$2"],
  [/tt(ed|er|ers|ing)('s)?$/, "t$1$2"],
  [/ss(ed|es|ing)('s)?$/, "s$1$2"],
  [/mme(s|'s)?$/, "m$1"],
  [/que(s|red|'s)?$/, "ck$1"],
  [new RegExp(`^plough${ENDINGS}`), "plow$1"],
  [/mould/, "mold"],
  [/moult/, "molt"],
  [/smoulder/, "smolder"],
  [/grey/, "gray"],
  [/oeuv/, "euv"],
  [/vring$/, "vering"],
  [/sceptic/, "skeptic"],
  [/^tyre(s|d|'s)?$/, "tire$1"],
  [/kerb/, "curb"],
  [/gaol/, "jail"],
  [/ellery/, "elry"],
  [/pyjama/, "pajama"],
  [/storey/, "story"],
  [/storeys/, "stories"],
  [/dgement/, "dgment"],
  [/ageing/, "aging"],
  [/draught/, "draft"],
  [/moustache/, "mustache"],
  [/cosi|cosy/, (found) => found.replace("s", "z")],
  [/aluminium/, "aluminum"],
  [/^cypher/, "cipher"],
  [/^enquir/, "inquir"],
  [/sulph/, "sulf"],
  [/artefact/, "artifact"],
  [/exion/, "ection"],
  [/furore/, "furor"],
  [/carcas(e|es|e's)$/, "carcass$1"],
  [/sync$/, "synch"],
  [/whisky/, "whiskey"],
  [/speciality/, "specialty"],
  [/specialities/, "specialties"],
  [/learnt$/, "learned"],
  [/([lmnp])t$/, "$1ed"],
];

/** The American spelling of a British word, or undefined; `known` says whether a word is one. */
export function americanSpelling(word, known) {
  const once = rewrite(word);
  const found = once.find(known);
  if (found !== undefined || word.length < SHORTEST_PAIRED) return found;
  return once.flatMap(rewrite).find((other) => other !== word && known(other));
}

function rewrite(word) {
  return RULES.filter(([british]) => british.test(word)).map(([british, american]) => word.replace(british, american));
}
