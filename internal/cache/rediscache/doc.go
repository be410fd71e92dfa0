// Package rediscache is the cache in Valkey or Redis, rediss://… in the
// configuration; on AWS that is ElastiCache.
//
// It owns the keys' prefix, the script that counts a limit on the server's own
// clock, and signing in: with a password that may rotate, or with a token of IAM
// that is made for each connection. Connections are replaced before ElastiCache
// ends those that signed in with IAM, twelve hours on. What to do when the server
// is away belongs to cache.
package rediscache
