package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/paperwurks/paperwurks/internal/account"
	"github.com/paperwurks/paperwurks/internal/app"
	"github.com/paperwurks/paperwurks/internal/tenant"
)

// adminCommand is what only the operator may do: whoever can reach the database
// with the settings of the service.
func adminCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "admin", Short: "what only the operator may do",
		Long: `What only the operator may do, for any firm. FIRM is the ID of a firm, PERSON the
ID or the e-mail of one of its people. Everything is in the firm's audit, as done
at the console.

` + settingsHelp(),
	}
	c.PersistentFlags().Bool("json", false, "print the result as JSON")
	c.AddCommand(createFirmCommand(), inviteCommand(), listPeopleCommand(), signInLinkCommand(), createTokenCommand(), setRoleCommand(), rekeyCommand())
	for _, v := range []struct {
		use, short, done string
		do               func(context.Context, *app.Desk, tenant.Person) error
	}{
		{"reset-second-factor", "remove the second factor of somebody who lost it", "the second factor was removed, and all sessions ended",
			func(ctx context.Context, d *app.Desk, p tenant.Person) error { return d.ResetSecondFactor(ctx, p) }},
		{"suspend", "keep somebody out from now on", "suspended; all sessions, links and tokens ended",
			func(ctx context.Context, d *app.Desk, p tenant.Person) error { return d.Suspend(ctx, p) }},
		{"reinstate", "have somebody back who was suspended", "active again",
			func(ctx context.Context, d *app.Desk, p tenant.Person) error { return d.Reinstate(ctx, p) }},
		{"withdraw", "take an invitation back", "the invitation was withdrawn",
			func(ctx context.Context, d *app.Desk, p tenant.Person) error { return d.Withdraw(ctx, p) }},
	} {
		c.AddCommand(&cobra.Command{
			Use: v.use + " FIRM PERSON", Short: v.short, Args: cobra.ExactArgs(2),
			RunE: func(c *cobra.Command, args []string) error {
				return atDesk(c, func(ctx context.Context, d *app.Desk) error {
					p, err := d.Find(ctx, tenant.Organisation(args[0]), args[1])
					if err != nil {
						return err
					}
					if err := v.do(d.At(ctx, p.Organisation), d, p.ID); err != nil {
						return err
					}
					return tell(c, map[string]any{"person": p.ID, "done": v.use}, "%s (%s): %s\n", p.Name, p.ID, v.done)
				})
			},
		})
	}
	return c
}

// atDesk opens the desk for one command.
func atDesk(c *cobra.Command, do func(context.Context, *app.Desk) error) error {
	conf, err := settings()
	if err != nil {
		return err
	}
	d, err := app.OpenDesk(c.Context(), conf)
	if err != nil {
		return err
	}
	return errors.Join(do(c.Context(), d), d.Close())
}

// tell prints a result, as JSON when that is asked for.
func tell(c *cobra.Command, v any, format string, args ...any) error {
	if asked, err := c.Flags().GetBool("json"); err == nil && asked {
		return json.NewEncoder(c.OutOrStdout()).Encode(v)
	}
	_, err := fmt.Fprintf(c.OutOrStdout(), format, args...)
	return err
}

// firmID is what an ID of a firm looks like: it stands in keys and addresses.
var firmID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{1,62}$`)

func createFirmCommand() *cobra.Command {
	var name, person, email string
	c := &cobra.Command{
		Use:   "create-firm FIRM",
		Short: "make a firm and its first person, and print the link that signs this person in once",
		Long: `Make a firm and its first person, who administers it, and print the link that
signs this person in once, within a day. Done again it makes only a new link, and
links before it stop working.`,
		Example: `  paperwurks admin create-firm smith-co --name "Smith & Co" --person "Ann Smith" --email ann@smith.example`,
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			id := args[0]
			if !firmID.MatchString(id) {
				return usage("%q is no ID of a firm; write it in small letters, digits and hyphens, as smith-co", id)
			}
			if name == "" {
				name = id
			}
			who := tenant.Who{Organisation: tenant.Organisation(id), Person: "administrator"}
			return atDesk(c, func(ctx context.Context, d *app.Desk) error {
				if err := d.Found(ctx, who, name, person, email); err != nil {
					return err
				}
				link, err := d.Link(ctx, account.Person{Organisation: who.Organisation, ID: who.Person})
				if err != nil {
					return err
				}
				return tell(c, map[string]any{"firm": id, "person": who.Person, "link": link}, "%s\n", link)
			})
		},
	}
	c.Flags().StringVar(&name, "name", "", "what the firm is called (default: its ID)")
	c.Flags().StringVar(&person, "person", "Administrator", "what its first person is called")
	c.Flags().StringVar(&email, "email", "", "this person's e-mail")
	return c
}

func inviteCommand() *cobra.Command {
	var email, name, role string
	var cases []string
	c := &cobra.Command{
		Use:     "invite FIRM",
		Short:   "invite somebody by e-mail, and print the link of the invitation",
		Example: `  paperwurks admin invite smith-co --email bob@smith.example --name "Bob Jones" --role conveyancer`,
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return atDesk(c, func(ctx context.Context, d *app.Desk) error {
				p, link, err := d.Invite(d.At(ctx, tenant.Organisation(args[0])), email, name, tenant.Role(role), cases)
				if err != nil {
					return err
				}
				return tell(c, map[string]any{"person": p.ID, "link": link}, "%s %s\n", p.ID, link)
			})
		},
	}
	c.Flags().StringVar(&email, "email", "", "their e-mail")
	c.Flags().StringVar(&name, "name", "", "their name")
	c.Flags().StringVar(&role, "role", string(tenant.Conveyancer), "administrator, conveyancer, agent, owner, buyer or operator")
	c.Flags().StringSliceVar(&cases, "case", nil, "a case that they are made a member of; may be given several times")
	_ = c.MarkFlagRequired("email") // the flag is there
	_ = c.MarkFlagRequired("name")
	return c
}

// listed is a person as list-people prints them.
type listed struct {
	ID           tenant.Person `json:"id"`
	Name         string        `json:"name"`
	Email        string        `json:"email"`
	Role         tenant.Role   `json:"role"`
	State        account.State `json:"state"`
	SecondFactor bool          `json:"second_factor"`
	LastSignIn   time.Time     `json:"last_sign_in,omitzero"`
}

func listPeopleCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list-people FIRM", Short: "list the people of a firm", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return atDesk(c, func(ctx context.Context, d *app.Desk) error {
				ctx = d.At(ctx, tenant.Organisation(args[0]))
				if _, err := d.Firm(ctx); err != nil {
					return err
				}
				all := []listed{}
				const page = 500
				for after := tenant.Person(""); ; {
					ps, err := d.People(ctx, after, page)
					if err != nil {
						return err
					}
					for _, p := range ps {
						all = append(all, listed{p.ID, p.Name, p.Email, p.Role, p.State, p.TOTP, p.Seen})
						after = p.ID
					}
					if len(ps) < page {
						break
					}
				}
				if asked, err := c.Flags().GetBool("json"); err == nil && asked {
					return tell(c, all, "")
				}
				return printPeople(c.OutOrStdout(), all)
			})
		},
	}
}

func printPeople(out io.Writer, all []listed) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, "ID\tNAME\tE-MAIL\tROLE\tSTATE\tSECOND FACTOR\tLAST SIGN-IN") // Flush tells
	for _, p := range all {
		seen, factor := "never", "no"
		if !p.LastSignIn.IsZero() {
			seen = p.LastSignIn.Format("2 January 2006 15:04")
		}
		if p.SecondFactor {
			factor = "yes"
		}
		_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", p.ID, p.Name, p.Email, p.Role, p.State, factor, seen)
	}
	return w.Flush()
}

func signInLinkCommand() *cobra.Command {
	return &cobra.Command{
		Use: "sign-in-link FIRM PERSON", Short: "print a link that signs somebody in once, within a day; a second factor is asked for still", Args: cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error {
			return atDesk(c, func(ctx context.Context, d *app.Desk) error {
				p, err := d.Find(ctx, tenant.Organisation(args[0]), args[1])
				if err != nil {
					return err
				}
				link, err := d.Link(ctx, p)
				if err != nil {
					return err
				}
				return tell(c, map[string]any{"person": p.ID, "link": link}, "%s\n", link)
			})
		},
	}
}

func createTokenCommand() *cobra.Command {
	var name, scope string
	var days int
	c := &cobra.Command{
		Use: "create-token FIRM PERSON", Short: "make a token for somebody's scripts, and print it once", Args: cobra.ExactArgs(2),
		Example: `  paperwurks admin create-token smith-co ann@smith.example --name backup --scope read --days 90`,
		RunE: func(c *cobra.Command, args []string) error {
			return atDesk(c, func(ctx context.Context, d *app.Desk) error {
				p, err := d.Find(ctx, tenant.Organisation(args[0]), args[1])
				if err != nil {
					return err
				}
				secret, made, err := d.NewToken(d.At(ctx, p.Organisation), tenant.Who{Organisation: p.Organisation, Person: p.ID}, name, tenant.Scope(scope), time.Duration(days)*24*time.Hour)
				if err != nil {
					return err
				}
				return tell(c, map[string]any{"person": p.ID, "id": made.ID(), "token": secret, "expires": made.Expires}, "%s\n", secret)
			})
		},
	}
	c.Flags().StringVar(&name, "name", "console", "what it is called; one of the same name before it stops working")
	c.Flags().StringVar(&scope, "scope", string(tenant.ScopeRead), "read, write or admin")
	c.Flags().IntVar(&days, "days", 90, "how long it lasts, at most 366")
	return c
}

func setRoleCommand() *cobra.Command {
	return &cobra.Command{
		Use: "set-role FIRM PERSON ROLE", Short: "change what somebody is to the firm", Args: cobra.ExactArgs(3),
		RunE: func(c *cobra.Command, args []string) error {
			return atDesk(c, func(ctx context.Context, d *app.Desk) error {
				p, err := d.Find(ctx, tenant.Organisation(args[0]), args[1])
				if err != nil {
					return err
				}
				if err := d.SetRole(d.At(ctx, p.Organisation), p.ID, tenant.Role(args[2])); err != nil {
					return err
				}
				return tell(c, map[string]any{"person": p.ID, "role": args[2]}, "%s (%s): %s\n", p.Name, p.ID, args[2])
			})
		},
	}
}
