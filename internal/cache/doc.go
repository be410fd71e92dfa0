// Package cache keeps what can be found again elsewhere: sessions that were looked
// up, and how fast somebody has been asking.
//
// It owns the rule that nothing is kept here alone. A Cache in front of a driver
// never fails its caller: while the driver cannot be reached, nothing is found,
// nothing is kept, and limits are counted in this process by a spare. Only
// removing says when it failed, because whoever revokes a session must know. The
// driver for one process is memcache, for Valkey and Redis rediscache; cachetest
// is the suite that both pass. What a key means belongs to whoever chose it.
package cache
