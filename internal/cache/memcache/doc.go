// Package memcache is the cache inside one process, memory:// in the
// configuration, and the spare of the others.
//
// It owns a map with an end for every key and a most: when it is full, what has
// ended goes, and then whatever comes to hand, which a cache may lose. Processes
// do not share it, so a limit counts for each of them.
package memcache
