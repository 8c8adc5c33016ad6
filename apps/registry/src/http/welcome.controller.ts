import { Controller, Get, Header } from '@nestjs/common';

import { MembershipDirectory } from '#membership';

const NOTICE = 'DEMONSTRATION: nothing here was submitted by a state.';

const OFFER = `Grounds, the register of refused AI investments.

/graphql    the API (GraphQL over HTTP, POST)
/healthz    this process answers
/readyz     it can also reach its database
`;

const DEMONSTRATION_OFFER = `/root.json  the signed root: members, keys, circles
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
