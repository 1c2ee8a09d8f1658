/** Print vendors with a folder: orders are laid down, answers are fetched (SFTP). */
package io.rondo.integrations.print.sftp;
