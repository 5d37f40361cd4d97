package jp.nozomi.cert.protocol.http;

import jp.nozomi.cert.core.secret.Secret;

/**
 * User name and password for a proxy.
 *
 * @param user the user name
 * @param password the password; whoever receives this record closes it
 */
public record ProxyLogin(String user, Secret password) {}
