// Package cachetest is the suite that every driver of cache passes.
//
// It owns what is promised of a cache: values to the last byte until they end,
// removal at once, and limits that many callers together cannot outrun and that
// open again when they said they would. A driver may lose anything at any time,
// which no suite can ask for, and none here does.
package cachetest
