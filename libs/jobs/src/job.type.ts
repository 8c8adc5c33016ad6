/** Work that is done again and again in the background, once for each subject and interval among all processes of a node. */
export interface Job {
  /** Names its queue. */
  readonly name: string;
  /** Milliseconds between two times; undefined: only when somebody calls for it in another way. */
  readonly everyMs: number | undefined;
  /** How many subjects one process works on at the same time. */
  readonly atOnce: number;
  /** What there is work for now. A subject is a name that may stand in the queue: never anything of a record. */
  due(): Promise<readonly string[]>;
  /**
   * Does it for one subject; what it throws is tried again, later and later. No second process is at the same subject.
   * @param signal aborted when the process stops or has lost the subject to another
   */
  run(subject: string, signal: AbortSignal): Promise<void>;
}
