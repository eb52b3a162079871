export const RISK_STEPS = [1, 2, 3] as const;
/** A step of likelihood or impact: docs/guide/risk-scale.md says what each means, with examples. */
export type RiskStep = (typeof RISK_STEPS)[number];

export type RiskLevel = "low" | "middle" | "high";

/** Likelihood × impact: 1 to 9. */
export function riskValue(likelihood: RiskStep, impact: RiskStep): number {
  return likelihood * impact;
}

/** 1–2 low, 3–4 middle, 6–9 high. */
export function riskLevel(value: number): RiskLevel {
  if (value >= 6) return "high";
  return value >= 3 ? "middle" : "low";
}
