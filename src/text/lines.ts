/** A place in a document: both count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns, window by window, for offsets that only grow. Lines end at LF, CR LF or CR. */
export interface Locator {
  /** The place of `offset`, counted from the start of the current window; never less than the one asked before. */
  at(window: string, offset: number): Position;
  /** The window is done: what comes next follows on. */
  leave(window: string): void;
}

/** A locator at the start of a document. Windows must not part CR from LF. */
export function createLocator(): Locator {
  let line = 1;
  let lineStart = 0;
  let scanned = 0;
  const scan = (window: string, to: number): void => {
    for (; scanned < to; scanned++) {
      const unit = window.charCodeAt(scanned);
      if (unit === 10 || (unit === 13 && window.charCodeAt(scanned + 1) !== 10)) {
        line++;
        lineStart = scanned + 1;
      }
    }
  };
  return {
    at(window, offset) {
      scan(window, offset);
      return { line, column: offset - lineStart + 1 };
    },
    leave(window) {
      scan(window, window.length);
      lineStart -= window.length;
      scanned = 0;
    },
  };
}
