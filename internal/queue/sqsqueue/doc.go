// Package sqsqueue is the queue in Amazon SQS, sqs://… in the configuration: a
// standard queue, with a dead-letter queue that the infrastructure gave it.
//
// It owns long polling, the heartbeat that keeps a message hidden while its
// receiver works, and what the messages mean: news of ours, and the events of
// buckets as S3 sends them itself or through EventBridge. A message whose
// receiver dies comes back when its heartbeats stop; one that nobody finishes is
// put aside by SQS, and Redrive brings those back. Since the work stands in the
// database, a message twice, late or never does no harm.
package sqsqueue
