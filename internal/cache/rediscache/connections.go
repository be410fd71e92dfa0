package rediscache

import (
	"context"
	"errors"
	"net"
	"strings"
	"sync/atomic"
	"time"

	"github.com/gomodule/redigo/redis"
)

// A cache that takes longer than what it saves is of no use, so its times are short.
const (
	dialling  = time.Second            // and as long again for the handshake of TLS
	answering = 500 * time.Millisecond // reading one answer, or writing one command
	patience  = 2 * time.Second        // for a connection: one that is free, or a new one that is signed in
	idle      = 30 * time.Minute
	lifetime  = time.Hour // ElastiCache ends connections of IAM after twelve
)

// connections are those to one server. They are opened as they are needed, up to a
// number, and each signs in for itself.
type connections struct {
	config Config
	pool   redis.Pool
	lost   atomic.Int64 // when a connection was last found dead, in nanoseconds
}

func newConnections(c Config, most int) *connections {
	cs := &connections{config: c}
	cs.pool = redis.Pool{
		DialContext: cs.dial, TestOnBorrow: cs.alive,
		MaxActive: most, MaxIdle: most, Wait: true, IdleTimeout: idle, MaxConnLifetime: lifetime,
	}
	return cs
}

// dial opens a connection and signs in.
func (cs *connections) dial(ctx context.Context) (redis.Conn, error) {
	options := []redis.DialOption{
		redis.DialConnectTimeout(dialling), redis.DialTLSHandshakeTimeout(dialling),
		redis.DialReadTimeout(answering), redis.DialWriteTimeout(answering),
		redis.DialDatabase(cs.config.Database), redis.DialUseTLS(cs.config.TLS != nil), redis.DialTLSConfig(cs.config.TLS),
	}
	if cs.config.SignIn != nil {
		user, password, err := cs.config.SignIn(ctx)
		if err != nil {
			return nil, err
		}
		options = append(options, redis.DialUsername(user), redis.DialPassword(password))
	}
	network := "tcp"
	if strings.HasPrefix(cs.config.Address, "/") {
		network = "unix"
	}
	return redis.DialContext(ctx, network, cs.config.Address, options...)
}

// errDead is of a connection that idled while another of them was found dead.
var errDead = errors.New("the connections of before were lost")

// alive refuses a connection that was last used before one was found dead: the
// server that both led to has gone, or is one that only reads any more.
func (cs *connections) alive(_ redis.Conn, used time.Time) error {
	if used.UnixNano() <= cs.lost.Load() {
		return errDead
	}
	return nil
}

// use asks by a connection, and once more by a new one where it was found dead.
func (cs *connections) use(ctx context.Context, ask func(redis.Conn) (any, error)) (any, error) {
	answer, dead, err := cs.once(ctx, ask)
	if dead && ctx.Err() == nil {
		answer, _, err = cs.once(ctx, ask)
	}
	return answer, err
}

func (cs *connections) once(ctx context.Context, ask func(redis.Conn) (any, error)) (answer any, dead bool, err error) {
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	conn, err := cs.pool.GetContext(waiting)
	if err != nil {
		return nil, false, err
	}
	answer, err = ask(conn)
	conn.Close() // which keeps it for the next unless it is broken
	if dead = again(err); dead {
		cs.lost.Store(time.Now().UnixNano())
	}
	return answer, dead, err
}

// again says whether a new connection may do better: where this one is broken, and
// where its server was another's replica or became one, as after a failover. One
// that is only slow would be as slow again.
func again(err error) bool {
	var reply redis.Error
	if errors.As(err, &reply) {
		return strings.HasPrefix(string(reply), "READONLY ")
	}
	var slow net.Error
	return err != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) &&
		!(errors.As(err, &slow) && slow.Timeout())
}
