import { Controller, Get, Header } from '@nestjs/common';

import { MembershipDirectory } from '#membership';

/** What a person sees who opens the node's address. */
@Controller()
export class WelcomeController {
  constructor(private readonly directory: MembershipDirectory) {}

  @Get()
  @Header('content-type', 'text/plain; charset=utf-8')
  page(): string {
    const first = this.directory.current().demo
      ? 'DEMONSTRATION: nothing here was submitted by a state.\n\n'
      : '';
    return `${first}Grounds, the register of refused AI investments.

/graphql    the API (GraphQL over HTTP, POST)
/root.json  the signed root: members, keys, circles
/healthz    this process answers
/readyz     it can also reach its database
`;
  }
}
