// Package queuetest is the suite that every driver of queue passes.
//
// It owns what is promised of news: that it arrives at one of those who wait,
// and that waiting ends with the context. It asks for nothing that a driver may
// not give, such as order or exactly one delivery.
package queuetest
