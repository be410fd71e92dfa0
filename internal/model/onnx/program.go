package onnx

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Program is the way to one output of a model.
type Program struct {
	Inputs []string // that the output depends on

	nodes  []node
	consts map[string]*Tensor
	output string
	last   map[string]int // number of the node that uses a value last
	most   int
}

// Program is the way to one of the outputs. What does not lead there is left out, what
// depends on no input is worked out. An operator that is not known is an error that
// names it, with all others that are not.
func (m *Model) Program(output string) (*Program, error) {
	p := &Program{consts: map[string]*Tensor{}, output: output, last: map[string]int{}, most: m.most}
	// From the end to the beginning: files have operators in the order of their work.
	wanted := map[string]bool{output: true}
	var unknown []string
	for i := len(m.nodes) - 1; i >= 0; i-- {
		n := m.nodes[i]
		if !slices.ContainsFunc(n.out, func(name string) bool { return name != "" && wanted[name] }) {
			continue
		}
		if name := n.operator(); operators[name].do == nil && !slices.Contains(unknown, name) {
			unknown = append(unknown, name)
		}
		for _, name := range n.in {
			wanted[name] = true
		}
		p.nodes = append(p.nodes, n)
	}
	if unknown != nil {
		slices.Sort(unknown)
		return nil, fmt.Errorf("onnx: the operators %s are not understood here: export the model without joining operators together", strings.Join(unknown, ", "))
	}
	slices.Reverse(p.nodes)
	given := map[string]bool{}
	for name, t := range m.consts {
		if wanted[name] {
			p.consts[name] = t
			given[name] = true
		}
	}
	for _, name := range m.Inputs {
		if wanted[name] {
			p.Inputs = append(p.Inputs, name)
			given[name] = true
		}
	}
	for _, n := range p.nodes {
		for _, name := range n.in {
			if name != "" && !given[name] {
				return nil, fmt.Errorf("onnx: nothing makes %s, which %s needs", name, n.says())
			}
		}
		for _, name := range n.out {
			given[name] = true
		}
	}
	if !given[output] {
		return nil, fmt.Errorf("onnx: nothing makes %s", output)
	}
	return p, p.settle()
}

// settle works out what depends on no input, packs what is multiplied with, and notes
// when each value is used last.
func (p *Program) settle() error {
	held := 0
	nodes := p.nodes[:0]
	for _, n := range p.nodes {
		if slices.ContainsFunc(n.in, func(name string) bool { return name != "" && p.consts[name] == nil }) {
			nodes = append(nodes, n)
			continue
		}
		made, err := n.run(p.consts, p.most)
		if err != nil {
			return err
		}
		for name, t := range made {
			p.consts[name] = t
			if held += t.len(); n.op != "Constant" && held > p.most {
				return errHeld
			}
		}
	}
	p.nodes = nodes
	for i := range p.nodes {
		n := &p.nodes[i]
		if err := n.pack(p.consts, p.most); err != nil {
			return err
		}
		for _, name := range n.in {
			p.last[name] = i
		}
	}
	for name := range p.consts {
		if _, used := p.last[name]; !used && name != p.output {
			delete(p.consts, name)
		}
	}
	return nil
}

// pack lays the second factor of a product out once, where it never changes.
func (n *node) pack(consts map[string]*Tensor, most int) (err error) {
	if n.domain != "" && n.domain != "ai.onnx" || len(n.in) < 2 {
		return nil
	}
	b := consts[n.in[1]]
	if b == nil || len(b.Shape) != 2 {
		return nil
	}
	drop := []int{1}
	switch n.op {
	case "MatMul", "Gemm":
	case "MatMulInteger":
		if len(n.in) > 3 && n.in[3] != "" {
			zero := consts[n.in[3]]
			if zero == nil {
				return nil
			}
			if b, err = less(&call{most: max(most, b.len())}, b, zero, -1); err != nil {
				return fmt.Errorf("onnx: %s: %w", n.says(), err)
			}
			drop = append(drop, 3)
		}
	default:
		return nil
	}
	if n.packed, err = matrix(b, n.attrs["transB"].i != 0); err != nil {
		return fmt.Errorf("onnx: %s: %w", n.says(), err)
	}
	n.in = slices.Clone(n.in)
	for _, i := range drop {
		n.in[i] = ""
	}
	return nil
}

// operator is the name that operators has for it.
func (n *node) operator() string {
	if n.domain == "" || n.domain == "ai.onnx" {
		return n.op
	}
	return n.domain + "." + n.op
}

// says names an operator for people.
func (n *node) says() string { return strings.TrimSpace(n.operator() + " " + n.name) }

// run works one operator out.
func (n *node) run(values map[string]*Tensor, most int) (map[string]*Tensor, error) {
	o := operators[n.operator()]
	c := &call{node: n, most: most}
	for i, name := range n.in {
		t := values[name]
		if name == "" && n.packed != nil && i == 1 {
			t = nil
		}
		c.in = append(c.in, t)
	}
	for i := range o.least {
		if i >= len(c.in) || c.in[i] == nil && (i != 1 || n.packed == nil) {
			return nil, fmt.Errorf("onnx: %s lacks its input %d", n.says(), i+1)
		}
	}
	if len(n.out) == 0 {
		return nil, fmt.Errorf("onnx: %s has no output", n.says())
	}
	first, err := o.do(c)
	if err != nil {
		return nil, fmt.Errorf("onnx: %s: %w", n.says(), err)
	}
	made := map[string]*Tensor{}
	for i, name := range n.out {
		t := c.more[i]
		if i == 0 {
			t = first
		}
		if name != "" && t != nil {
			made[name] = t
		}
	}
	return made, nil
}

var errHeld = errors.New("onnx: the network holds more numbers than there is room for")

// Run works the output out of inputs by their names. It ends with the context, between
// two operators.
func (p *Program) Run(ctx context.Context, inputs map[string]*Tensor) (*Tensor, error) {
	values := map[string]*Tensor{}
	for name, t := range p.consts {
		values[name] = t
	}
	for _, name := range p.Inputs {
		t := inputs[name]
		if t == nil {
			return nil, fmt.Errorf("onnx: the input %s is not given", name)
		}
		if n, err := size(t.Shape, p.most); err != nil || n != t.len() {
			return nil, fmt.Errorf("onnx: the input %s is not of the shape %v", name, t.Shape)
		}
		values[name] = t
	}
	held := 0
	for i := range p.nodes {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n := &p.nodes[i]
		made, err := n.run(values, p.most)
		if err != nil {
			return nil, err
		}
		for name, t := range made {
			values[name] = t
			if held += t.len(); held > p.most {
				return nil, errHeld
			}
		}
		for _, name := range n.in {
			if t := values[name]; t != nil && p.last[name] == i && name != p.output && p.consts[name] == nil {
				if delete(values, name); !slices.Contains(p.Inputs, name) {
					held -= t.len()
				}
			}
		}
	}
	out := values[p.output]
	if out == nil {
		return nil, fmt.Errorf("onnx: nothing made %s", p.output)
	}
	return out, nil
}
