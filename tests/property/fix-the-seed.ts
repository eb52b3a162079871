import * as fc from "fast-check";

// A run that a change broke must be the same run everywhere; `KAIJI_SEED=$RANDOM npm run test:unit` looks elsewhere.
fc.configureGlobal({ seed: Number(process.env["KAIJI_SEED"] ?? 20_260_601) });
