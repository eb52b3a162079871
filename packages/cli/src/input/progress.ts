const WIDTH = 24;

/** A progress bar on stderr while several files are read; silent when nobody watches a terminal. */
export function showProgress(total: number): { step(name: string): void; end(): void } {
  if (total < 2 || !process.stderr.isTTY) return { step() {}, end() {} };
  let done = 0;
  return {
    step(name) {
      done++;
      const filled = Math.round((done / total) * WIDTH);
      process.stderr.write(`\r\u001B[K[${"#".repeat(filled)}${".".repeat(WIDTH - filled)}] ${done}/${total} ${name.slice(-40)}`);
    },
    end() {
      process.stderr.write("\r\u001B[K");
    },
  };
}
