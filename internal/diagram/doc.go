// Package diagram draws a plan: the resources that matter and the flows between
// them, grouped in tiers from the internet to the stores, as Mermaid text or as SVG.
//
// It owns which kinds of resources are worth a box (some twenty of the eighty kinds
// that a plan has), in which tier they stand, and how a flow is found: a resource
// that names another, a security group that lets another in, a role that may use a
// thing. It draws what the plan has and nothing else; what should be there is for
// conformance to say.
package diagram
