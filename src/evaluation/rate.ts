/** A rate as it was counted, so that rates of several documents pool. */
export interface Rate {
  readonly errors: number;
  /** What the errors are counted against: letters or words of the truth. */
  readonly of: number;
}

export function pool(rates: Iterable<Rate>): Rate {
  let errors = 0;
  let of = 0;
  for (const rate of rates) {
    errors += rate.errors;
    of += rate.of;
  }
  return { errors, of };
}

/** 0 where nothing was to be read and nothing was; 1 where nothing was to be read and something stands there. */
export function shareOf({ errors, of }: Rate): number {
  if (of === 0) return errors === 0 ? 0 : 1;
  return errors / of;
}

/** A share in percent with two decimals; 0 of 0 is 0. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Number(((100 * part) / whole).toFixed(2));
}
