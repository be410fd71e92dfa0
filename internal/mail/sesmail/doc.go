// Package sesmail carries letters through Amazon SES, ses://REGION?from=ADDRESS in
// the configuration.
//
// It owns one call, SendEmail of a letter that is written down already, and what
// its errors mean: whether it is the letter that is refused, or the account, the
// sender or the hour. SES puts a Message-ID of its own in the place of ours. The
// role needs ses:SendRawEmail; with ses:GetAccount too, Ping finds out whether the
// account may send. Credentials belong to the SDK's chain.
package sesmail
