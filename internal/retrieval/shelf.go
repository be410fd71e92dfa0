package retrieval

import (
	"container/list"
	"errors"
	"sync"
)

var errNotMade = errors.New("retrieval: the case could not be made ready")

// Shelf keeps cases that were asked lately, so that the next question need not make
// them ready again. Its memory is bounded; what was asked longest ago goes first. A
// case that is being made is made once, however many ask for it.
type Shelf struct {
	most int64

	mu      sync.Mutex
	held    int64
	byKey   map[string]*list.Element // of volumes
	order   *list.List               // the last asked first
	makings map[string]*making
}

// volume is a case on the shelf.
type volume struct {
	key string
	c   *Case
}

// making is a case that somebody makes and others wait for.
type making struct {
	done chan struct{}
	c    *Case
	err  error
}

// NewShelf keeps as many bytes of cases.
func NewShelf(most int64) *Shelf {
	return &Shelf{most: most, byKey: map[string]*list.Element{}, order: list.New(), makings: map[string]*making{}}
}

// Case is the case of a key, which names its firm and its revision too; it is made
// when it is not on the shelf. A case that is bigger than the shelf is not kept.
// An error of making is given to all who wait and not remembered.
func (s *Shelf) Case(key string, build func() (*Case, error)) (*Case, error) {
	s.mu.Lock()
	if e, ok := s.byKey[key]; ok {
		s.order.MoveToFront(e)
		s.mu.Unlock()
		return e.Value.(*volume).c, nil
	}
	if m, ok := s.makings[key]; ok {
		s.mu.Unlock()
		<-m.done
		return m.c, m.err
	}
	m := &making{done: make(chan struct{})}
	s.makings[key] = m
	s.mu.Unlock()

	finished := false
	defer func() {
		s.mu.Lock()
		delete(s.makings, key)
		if finished && m.err == nil && m.c.Size() <= s.most {
			s.byKey[key] = s.order.PushFront(&volume{key, m.c})
			s.held += m.c.Size()
			for s.held > s.most {
				last := s.order.Back()
				v := s.order.Remove(last).(*volume)
				delete(s.byKey, v.key)
				s.held -= v.c.Size()
			}
		}
		if !finished {
			m.err = errNotMade // making panicked: who waits must not wait for ever
		}
		s.mu.Unlock()
		close(m.done)
	}()
	m.c, m.err = build()
	finished = true
	return m.c, m.err
}
