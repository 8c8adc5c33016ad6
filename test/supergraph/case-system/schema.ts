/** What a ministry's case system is, and what it adds to the entities of the register from its side. */
export const SCHEMA = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable"])

  type Query {
    case(reference: ID!): Case
    cases: CaseConnection!
  }

  "A running case of the ministry."
  type Case @key(fields: "reference") {
    reference: ID!
    subject: String!
    filedIn: State!
    investor: Party
    layer: StackLayer!
    suspectedGrounds: [GroundCode!]!
    "Null stands for one that the register does not show."
    precedents: [Precedent]!
  }

  type CaseConnection {
    nodes: [Case!]!
    pageInfo: PageInfo!
  }

  "The same in both subgraphs."
  type PageInfo @shareable {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }

  type CaseNote {
    case: Case!
    text: String!
  }

  type Precedent @key(fields: "id") {
    id: ID!
    attribution: String! @external
    version: Int! @external
    "What officers of the ministry wrote about it."
    caseNotes: [CaseNote!]!
    "As a decision of the ministry cites it."
    citation: String! @requires(fields: "attribution version")
  }

  type State @key(fields: "code") {
    code: String!
    cases: [Case!]!
  }

  type GroundCode @key(fields: "code") {
    code: String!
    suspectedIn: [Case!]!
  }

  type Party @key(fields: "id", resolvable: false) {
    id: ID!
  }

  type StackLayer @key(fields: "code", resolvable: false) {
    code: String!
  }
`;
