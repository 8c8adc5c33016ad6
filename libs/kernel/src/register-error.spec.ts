import { RegisterError } from './index.js';

class RoomError extends RegisterError<'ROOM_CLOSED'> {}

describe('RegisterError', () => {
  it('carries code, path, advice and cause', () => {
    const cause = new Error('below');
    const detail = { path: ['outcome', 'decidedOn'], advice: 'Give a date.', cause };
    const error = new RegisterError('DATE_MISSING', 'There is no date.', detail);
    expect(error).toMatchObject({ code: 'DATE_MISSING', message: 'There is no date.', ...detail });
  });

  it('has an empty path and no advice unless given', () => {
    const error = new RegisterError('DATE_MISSING', 'There is no date.');
    expect(error.path).toEqual([]);
    expect(error.advice).toBeUndefined();
  });

  it('goes by the name of the class that was thrown', () => {
    expect(new RoomError('ROOM_CLOSED', 'Closed.').name).toBe('RoomError');
  });

  it('is caught as an Error, as a RegisterError and as its own class', () => {
    const error: unknown = new RoomError('ROOM_CLOSED', 'Closed.');
    expect([Error, RegisterError, RoomError].every((type) => error instanceof type)).toBe(true);
    expect(new RegisterError('X', 'x')).not.toBeInstanceOf(RoomError);
  });
});
