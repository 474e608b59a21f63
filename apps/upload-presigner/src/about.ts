import { eventWebhooks } from './events/event-webhooks.ts'

/** What the OpenAPI document says of this service. */
export const about = {
  title: 'Matjip uploads',
  description: '사진 원본을 S3에 직접 올리기 위한 presigned URL을 발급합니다. Presigned uploads, straight to S3.',
  webhooks: eventWebhooks,
  tags: [{ name: 'uploads', description: 'Originals on their way to a post.' }],
}
