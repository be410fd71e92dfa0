// Package storetest is the suite that every database behind store must pass.
//
// It owns what is promised of a Store whatever it is made of, one promise a test
// and grouped by what would be hurt: tenants, audit, documents, reviews, work,
// credentials, organisations. It leaves to store's own tests what only one dialect has: the
// schema, migrations, the text of its errors.
package storetest
