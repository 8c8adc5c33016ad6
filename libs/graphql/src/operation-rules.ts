import type { ValidationRule } from 'graphql';

import { directiveLimit } from './directive-limit.rule.js';
import { operationLimits } from './operation-limits.rule.js';

/** What holds for every operation besides the rules of GraphQL itself, on each way in. */
export const operationRules: readonly ValidationRule[] = [directiveLimit, operationLimits];
