/** Whether the node signs its log, and if not, why. */
export type LogState =
  | 'signing'
  | 'log_key_missing'
  | 'restored_backup'
  | 'root_mismatch'
  | 'clock_off'
  | 'signed_head_unreadable'
  | 'signed_head_unwritable';

/** One sentence for each state: what is so, and what to do. */
export const LOG_STATE_SENTENCES: Readonly<Record<LogState, string>> = {
  signing: 'The log is signed.',
  log_key_missing:
    'The node has no log key that the root lists for it now: put the key file in its place, or have the root list it.',
  restored_backup:
    'The database is older than what this node has signed: it was restored from a backup. Restore a newer one; nothing is signed until then.',
  root_mismatch:
    'The log in the database is not the one that this node has signed: entries were changed or replaced. Keep database and folder as they are and compare them with a mirror; nothing is signed until then.',
  clock_off:
    'The clock of this node is more than two minutes off: set it, and the node signs again by itself.',
  signed_head_unreadable:
    'The file "signed-head" in the data folder cannot be read, is damaged or of another log: restore its rights or its content, which is the newest checkpoint that was published. Nothing is signed until then.',
  signed_head_unwritable:
    'The file "signed-head" in the data folder cannot be written: make room or restore its rights, and the node signs again by itself.',
};
