/** One row per problem: what a client may branch on (`code`), and the words for a person in both languages. */
export interface ProblemType {
  status: number
  title: string
  /** Default detail for people, where the place that raises it has nothing better to say. */
  ko: string
  en: string
  /** Whether the same request can succeed later, unchanged. */
  retryable: boolean
}

const row = (status: number, title: string, ko: string, en: string, retryable = false): ProblemType => ({
  status,
  title,
  ko,
  en,
  retryable,
})

/** Every problem that the services answer with: the one table from which handlers, OpenAPI and docs/problems.md are made. */
export const problemTypes = {
  'invalid-request': row(
    400,
    'Invalid request',
    '요청의 형식이 올바르지 않습니다.',
    'The request does not match the documented schema.',
  ),
  'malformed-json': row(400, 'Malformed JSON', '본문이 올바른 JSON이 아닙니다.', 'The body is not valid JSON.'),
  'invalid-cursor': row(
    400,
    'Invalid cursor',
    '커서가 손상되었거나 다른 목록의 것입니다.',
    'The cursor is damaged or belongs to another list.',
  ),
  'idempotency-key-missing': row(
    400,
    'Idempotency-Key missing',
    'Idempotency-Key 헤더가 필요합니다.',
    'This request needs an Idempotency-Key header.',
  ),
  'version-in-future': row(
    400,
    'Version in the future',
    '보낸 version이 서버의 시각보다 너무 앞서 있습니다.',
    'The echoed version is too far ahead of the server clock.',
  ),
  unauthenticated: row(401, 'Unauthenticated', '로그인이 필요합니다.', 'A valid bearer token is needed.'),
  'token-expired': row(
    401,
    'Token expired',
    '토큰이 만료되었습니다. 다시 로그인해 주세요.',
    'The bearer token has expired.',
  ),
  'account-deleted': row(
    401,
    'Account deleted',
    '삭제된 계정입니다.',
    'This account was deleted: its tokens are good for nothing.',
  ),
  forbidden: row(403, 'Forbidden', '이 작업을 할 권한이 없습니다.', 'You may not do this.'),
  'upload-gone': row(
    410,
    'Upload gone',
    '이미 지워졌거나, 폼으로 올려 게시물에 쓰인 업로드입니다. 새로 요청해 주세요.',
    'This upload has been deleted, or came by a form and is in a post: ask for a new one under a new Idempotency-Key.',
  ),
  'not-found': row(404, 'Not found', '찾을 수 없습니다.', 'There is nothing here.'),
  'method-not-allowed': row(
    405,
    'Method not allowed',
    '지원하지 않는 메서드입니다.',
    'This path does not take this method.',
  ),
  'request-timeout': row(
    408,
    'Request timeout',
    '요청이 제시간에 끝나지 않았습니다.',
    'The request did not arrive in time.',
    true,
  ),
  'idempotency-key-in-progress': row(
    409,
    'Request in progress',
    '같은 키의 요청이 아직 처리 중입니다.',
    'A request with the same Idempotency-Key is still running.',
    true,
  ),
  'precondition-failed': row(
    412,
    'Precondition failed',
    '그 사이에 내용이 바뀌었습니다. 다시 읽어 주세요.',
    'It has changed meanwhile: read it again.',
  ),
  'payload-too-large': row(413, 'Payload too large', '본문이 너무 큽니다.', 'The body is too large.'),
  'unsupported-media-type': row(
    415,
    'Unsupported media type',
    'application/json 본문만 받습니다.',
    'Only application/json bodies are taken.',
  ),
  'idempotency-key-reused': row(
    422,
    'Idempotency-Key reused',
    '같은 키로 다른 내용의 요청이 이미 처리되었습니다.',
    'The Idempotency-Key was used for another body.',
  ),
  'image-not-usable': row(
    422,
    'Image not usable',
    '쓸 수 없는 이미지가 있습니다.',
    'An image cannot be used in this post.',
  ),
  'too-many-hashtags': row(
    422,
    'Too many hashtags',
    '해시태그는 30개까지 쓸 수 있습니다.',
    'A post takes 30 hashtags at most.',
  ),
  'hashtag-too-long': row(
    422,
    'Hashtag too long',
    '해시태그는 50자까지 쓸 수 있습니다.',
    'A hashtag has 50 code points at most.',
  ),
  'restaurant-unknown': row(422, 'Restaurant unknown', '없는 식당입니다.', 'There is no such restaurant.'),
  'self-relation': row(
    422,
    'Relation to oneself',
    '자기 자신에게는 할 수 없습니다.',
    'You cannot do this to yourself.',
  ),
  'precondition-required': row(
    428,
    'Precondition required',
    'If-Match 헤더가 필요합니다.',
    'This request needs an If-Match header.',
  ),
  'rate-limited': row(
    429,
    'Too many requests',
    '요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.',
    'Too many requests: wait a little.',
    true,
  ),
  'too-many-uploads': row(
    429,
    'Too many uploads',
    '아직 쓰지 않은 업로드가 너무 많습니다. 게시물에 쓰거나 하루 뒤에 다시 시도해 주세요.',
    'Too many uploads are waiting to be used: post them, or come back when they have expired.',
    true,
  ),
  'upload-quota-exceeded': row(
    429,
    'Upload quota exceeded',
    '하루에 올릴 수 있는 용량을 넘었습니다.',
    'This would be more bytes than a person may upload in 24 hours.',
    true,
  ),
  'headers-too-large': row(431, 'Headers too large', '헤더가 너무 큽니다.', 'The request headers are too large.'),
  internal: row(500, 'Internal error', '서버 오류가 발생했습니다.', 'Something went wrong on our side.', true),
  'service-unavailable': row(
    503,
    'Service unavailable',
    '잠시 후 다시 시도해 주세요.',
    'A part of the service is unavailable: try again shortly.',
    true,
  ),
  overloaded: row(
    503,
    'Overloaded',
    '지금 요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.',
    'There are too many requests just now: come back after Retry-After.',
    true,
  ),
  // Of the load balancer: a real one answers these with a page of HTML, the local one with a problem document.
  'bad-gateway': row(
    502,
    'Bad gateway',
    '서비스가 응답 도중 연결을 끊었습니다.',
    'The service closed the connection before it answered.',
    true,
  ),
  'gateway-timeout': row(
    504,
    'Gateway timeout',
    '서비스가 제시간에 응답하지 않았습니다.',
    'The service did not answer in time.',
    true,
  ),
} as const satisfies Record<string, ProblemType>

export type ProblemCode = keyof typeof problemTypes
