export { readLibrary } from "./read-library.ts";
export { checkLibrary } from "./check-library.ts";
