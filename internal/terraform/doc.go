// Package terraform runs the terraform program without an account and without a
// network, and reads the plans that it makes.
//
// It owns finding the program and a mirror of its providers (Find), running it on
// a throw-away copy of a tree of modules (Tool: Format, Validate, Test, Plan), the
// cache of plans by the content of the tree, and the model of a plan (Parse, Plan,
// Resource, Block, Statement). What a good plan looks like is for its siblings
// conformance, policy, cost and diagram, which only read.
//
// A plan of a configuration that was never applied is full of values "known after
// apply": every ARN, and with it every policy and container definition that
// mentions one. Plan therefore makes two: Fresh, the plan as it is on the first
// day, and Settled, the plan as it is once everything exists. For the second it
// writes a state in which each value that AWS would choose has a made-up one
// (the same each time, and different for each resource), lets the real provider
// plan again, and repeats until nothing changes any more: a fixed point, so that
// it also shows that a second plan would be clean. Nothing is asked of AWS.
//
// A value of a plan is known, unknown (AWS will choose it) or absent, and readers
// are told which: an unknown value is never taken for an empty one.
package terraform
