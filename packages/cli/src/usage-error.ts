/** The call or its input was wrong. The message is one line that says what, where, and what to do. */
export class UsageError extends Error {}
