/** The API says null where the signed record says `not_recorded`. */
export function recorded<T>(value: T | 'not_recorded'): Exclude<T, 'not_recorded'> | undefined {
  return value === 'not_recorded' ? undefined : (value as Exclude<T, 'not_recorded'>);
}
