import { Controller, Get, Header } from '@nestjs/common';

import { MembershipDirectory } from '#membership';

const NOTICE = 'DEMONSTRATION: nothing here was submitted by a state.';

const OFFER = `Grounds, the register of refused AI investments.

/graphql         the API (GraphQL over HTTP, POST)
/graphql/stream  subscriptions, as server-sent events
/log/checkpoint  the signed position of the log (with an access token)
/log/tile/…      its hashes and entries, as C2SP tlog-tiles has them (with an access token)
/healthz         this process answers
/readyz          it can also reach its database; names what works less than whole
/metrics         the node in numbers, for who has the operator's token
`;

const DEMONSTRATION_OFFER = `/root.json       the signed root: members, keys, circles
`;

/** What a person sees who opens the node's address. */
@Controller()
export class WelcomeController {
  constructor(private readonly directory: MembershipDirectory) {}

  @Get()
  @Header('content-type', 'text/plain; charset=utf-8')
  page(): string {
    return this.directory.current().demo ? `${NOTICE}\n\n${OFFER}${DEMONSTRATION_OFFER}` : OFFER;
  }
}
