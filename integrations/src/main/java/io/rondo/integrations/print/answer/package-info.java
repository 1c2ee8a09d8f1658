/** What print vendors answer in files: CSV, JSON, XJMF or a ZIP of them, made into signals. */
package io.rondo.integrations.print.answer;
