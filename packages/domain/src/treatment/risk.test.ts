import { expect, it } from "vitest";
import { RISK_STEPS, riskLevel, riskValue } from "./risk.ts";

it("likelihood × impact: the table of docs/guide/risk-scale.md", () => {
  const table = RISK_STEPS.map((likelihood) => RISK_STEPS.map((impact) => `${riskValue(likelihood, impact)} ${riskLevel(riskValue(likelihood, impact))}`));
  expect(table).toEqual([
    ["1 low", "2 low", "3 middle"],
    ["2 low", "4 middle", "6 high"],
    ["3 middle", "6 high", "9 high"],
  ]);
});
