import type { Problem, ProblemCode } from "@kaiji/domain";

/**
 * A problem as a document carries it: its sentence stands where it once had parameters, and is shown as it was told,
 * in the language it was told in. The code may be one that only a newer Kaiji knows.
 */
export function toldProblem({ code, item, source, message }: { code: string; item?: string | undefined; source?: string | undefined; message: string }): Problem {
  return {
    code: code as ProblemCode,
    ...(item === undefined ? {} : { item }),
    ...(source === undefined ? {} : { source }),
    params: { message },
  };
}
