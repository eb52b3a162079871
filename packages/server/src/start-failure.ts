/** Why the server cannot start, in one line of both languages. */
export class StartFailure extends Error {}
