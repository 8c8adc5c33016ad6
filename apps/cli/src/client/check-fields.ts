import { NOT_COUNTED, STATUS } from '../render/status.type.js';

/** What this program asks of an answer to a check; labels in `$language`. */
export const CHECK_FIELDS = `
  id answeredAt repeated coverage more
  searched { origin states { code } size root freshness reasons pulledAt withheld { records until } checkpoint { size at age } witnessed { size at age } }
  receipt { token question salt }
  ${NOT_COUNTED}
  announcements { text state { code name(language: $language) contactPoint { name email phone } } }
  asked { code } answered { code } notAnswered { code } notAsked { code }
  hits {
  precedent {
    id demonstration attribution groundsNote ${STATUS}
    signedBy { code name(language: $language) contactPoint { name email phone } }
    outcome {
      __typename
      ... on Outcome {
        authority kind { code label(language: $language) } decidedOn { value }
        decidedBy { code name(language: $language) }
      }
    }
    grounds {
      __typename
      ... on Ground {
        code { code label(language: $language) unavailable }
        weight { code label(language: $language) }
        texts { language text }
      }
    }
    reasons { __typename }
    parties { __typename }
    persons { __typename }
  }
  matches {
    asked askedName identifiers part name band connection
    role { code label(language: $language) }
    reasons { token how other text }
    differences { field asked recorded }
    resolutions { id verdict decidedAt note aboutEarlierVersion text }
  }
  earlierRefusal { counts reason }
  origin { id records text }
  explanation
  }
  origins { records origins text }`;
