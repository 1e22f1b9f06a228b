/** Folder of the package, whether this runs as it was written, compiled into `dist/`, or bundled into `program/`. */
export const PACKAGE_ROOT = new URL("..", import.meta.url);
