// Written so that Node from 12 on can parse it: it has to say that Node is too old.

/** Ends the process with one line when Node is older than Kaiji needs (20.19). */
export function requireNode() {
  var parts = process.versions.node.split(".").map(Number);
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) return;
  fail(
    "Node.js 20.19 以上が必要です（今は " + process.versions.node + "）。https://nodejs.org から新しい版を入れてください。" +
      " / Kaiji needs Node.js 20.19 or newer; this is " + process.versions.node + ". Get it from https://nodejs.org",
  );
}

/** Ends the process with one line on stderr. */
export function fail(line) {
  process.stderr.write("kaiji: " + line + "\n");
  process.exit(2);
}
