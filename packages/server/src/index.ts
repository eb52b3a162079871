export { runServer, type RunOptions } from "./run-server.ts";
export { StartFailure } from "./start-failure.ts";
export { startServer, type RunningServer, type ServerOptions } from "./start-server.ts";
