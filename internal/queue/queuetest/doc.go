// Package queuetest is the suite that every driver of queue passes, and a fake of
// SQS.
//
// It owns what is promised of news: that it arrives at one of those who wait,
// that what is held is nobody else's, and that waiting ends with the context. It
// asks for nothing that a driver may not give, such as order or exactly one
// delivery. The fake speaks the protocol, AWS JSON 1.0, so that the client of
// Amazon itself is what is tested, and it can do all that SQS may do: deliver
// twice, out of order, late, throttle, and put aside what nobody finishes.
package queuetest
