import { RegisterError } from '#kernel';

export type SettingsErrorCode =
  | 'SETTING_INVALID'
  | 'DEMONSTRATION_NOT_ON_LOOPBACK'
  | 'ROOT_NEEDS_SERVER'
  | 'ROOT_WITHOUT_NODE'
  | 'FOLDER_OF_OTHER_REGISTER'
  | 'KEY_FILE_OPEN'
  | 'KEY_FILE_INVALID';

/** The node cannot start with these settings; the advice says which one to change. */
export class SettingsError extends RegisterError<SettingsErrorCode> {}
