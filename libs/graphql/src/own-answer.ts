import type { ApolloServerPlugin } from '@apollo/server';

/** An answer is for who asked, and is data: no cache keeps it for another, no browser takes it for a page. */
export const ownAnswer: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response }) => {
        response.http.headers.set('cache-control', 'no-store');
        response.http.headers.set('x-content-type-options', 'nosniff');
        return Promise.resolve();
      },
    }),
};
