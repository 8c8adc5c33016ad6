/** What became of one check. */
export type Outcome = 'passed' | 'failed' | 'left out';

export interface CheckResult {
  readonly id: string;
  readonly says: string;
  readonly outcome: Outcome;
  /** What the node did instead, or why the check was left out. */
  readonly why?: string;
}

/** What a run against a node came to, for people and programs. */
export interface ConformanceReport {
  readonly format: 'grounds-conformance-report/1';
  /** Origin and address of the node under test. */
  readonly tested: { readonly origin: string; readonly url: string };
  readonly at: string;
  readonly passed: number;
  readonly failed: number;
  readonly leftOut: number;
  readonly results: readonly CheckResult[];
}
