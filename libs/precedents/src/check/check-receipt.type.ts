import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description: 'What the node signs about an answer: what was searched and found. It never claims absence.',
})
export class CheckReceipt {
  @Field({ description: 'A compact JWS of the node key, typ `register-check-receipt+jwt`.' })
  token: string;

  @Field({ description: 'The question as the receipt commits to it; only you have it.' })
  question: string;

  @Field({ description: '32 bytes, base64url: with it the question opens the commitment.' })
  salt: string;
}
