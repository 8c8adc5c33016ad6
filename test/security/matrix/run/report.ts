/** What a run has come to. */
export class Report {
  allowed = 0;
  refused = 0;
  readonly wrong: string[] = [];

  add(outcome: string, title: string, wrong: readonly string[]): void {
    if (outcome === 'allowed') this.allowed += 1;
    else this.refused += 1;
    if (wrong.length > 0) this.wrong.push(`${title}: ${wrong.join('; ')}`);
  }

  line(): string {
    const { allowed, refused, wrong } = this;
    return `${allowed + refused} cells, ${allowed} allowed, ${refused} refused, ${wrong.length} wrong`;
  }
}
